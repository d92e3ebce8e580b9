package org.linli.image;

import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.linli.local.AotOptions;
import org.linli.local.BuiltService;

/**
 * The image of one service. Files change from the last layer to the first: libraries, what Quarkus made of them, the service's
 * own classes. All are root's, of one time, and nobody may write them; the service runs as user and group 1001.
 */
final class ServiceImage {

    /** Where its files are. */
    static final String HOME = "/app";

    /** How the JVM is run; a city changes it by naming its own options between this file and the next. */
    static final String JVM = HOME + "/jvm.args";

    static final String SERVICE = HOME + "/service.args";

    /** What the JVM reads in place of finding it out again. */
    private static final String CACHE = HOME + "/service.aot";

    private static final String CACHE_USE = HOME + "/cache.args";

    /** What it is made of; not a part of what runs. */
    static final String SBOM = HOME + "/sbom.cdx.json";

    private static final String USER = "1001:1001";

    private final BuiltService service;
    private final Path work;

    /** @param work a directory for files that are made for the image */
    ServiceImage(BuiltService service, Path work) {
        this.service = service;
        this.work = work;
    }

    /**
     * The same with an AOT cache as its last layer, which differs each time it is made; all other layers are the same. A JVM
     * that cannot use it says so in one line and goes on.
     */
    JibContainerBuilder on(BaseImage base, Path cache) {
        return on(base).setEntrypoint("java", "@" + CACHE_USE, "@" + JVM, "@" + SERVICE)
                .addFileEntriesLayer(FileEntriesLayer.builder()
                        .setName("cache")
                        .addEntry(cache, AbsoluteUnixPath.get(CACHE))
                        .addEntry(written("cache.args", AotOptions.reading(CACHE)), AbsoluteUnixPath.get(CACHE_USE))
                        .build());
    }

    /** All but where it goes. */
    JibContainerBuilder on(BaseImage base) {
        return base.begin()
                .setFormat(ImageFormat.Docker)
                .setCreationTime(Instant.EPOCH)
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                .setEntrypoint("java", "@" + JVM, "@" + SERVICE)
                // Each arena of the C library keeps what was freed in it.
                .setEnvironment(Map.of("MALLOC_ARENA_MAX", "2"))
                .setLabels(Map.of(
                        "org.opencontainers.image.title",
                        "Linli " + service.module(),
                        "org.opencontainers.image.licenses",
                        "Apache-2.0"))
                .setFileEntriesLayers(
                        layer("libraries", service.libraries()),
                        layer("generated", service.generated()),
                        layer("service", service.own()),
                        settings());
    }

    private FileEntriesLayer layer(String name, List<String> files) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        files.forEach(file -> layer.addEntry(service.directory().resolve(file), inImage(file)));
        return layer.build();
    }

    private FileEntriesLayer settings() {
        return FileEntriesLayer.builder()
                .setName("settings")
                .addEntry(written("jvm.args", Jvm.OPTIONS), AbsoluteUnixPath.get(JVM))
                .addEntry(written("service.args", service.arguments(HOME)), AbsoluteUnixPath.get(SERVICE))
                .addEntry(sbom(), AbsoluteUnixPath.get(SBOM))
                .build();
    }

    private Path sbom() {
        return written("sbom.cdx.json", new Sbom(service).json());
    }

    private Path written(String name, List<String> lines) {
        return written(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path written(String name, byte[] content) {
        try {
            return Files.write(
                    Files.createDirectories(work.resolve(service.module())).resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write to " + work, failed);
        }
    }

    private static AbsoluteUnixPath inImage(String file) {
        return AbsoluteUnixPath.get(HOME + "/" + file);
    }
}
