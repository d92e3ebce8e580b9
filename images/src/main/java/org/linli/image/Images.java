package org.linli.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.linli.local.BuiltService;
import org.linli.local.Service;

/** Makes images and puts them where they are wanted. */
public final class Images {

    private final BaseImage base;
    private final Path work;

    /**
     * Images for the kind of processor that this machine has.
     *
     * @param base of an image in a registry, or {@code tar:} and the file of one
     * @param work a directory for layers and lists that are worth keeping from one time to the next
     */
    public Images(String base, Path work) {
        this(new BaseImage(base, BaseImage.architectureHere()), work);
    }

    Images(BaseImage base, Path work) {
        this.base = base;
        this.work = work;
    }

    /**
     * Writes an image into a file that {@code docker load}, {@code podman load} and {@code ctr images import} take.
     *
     * @param name repository and tag
     * @return the digest of its manifest, {@code sha256:} and 64 digits: the same for the same files
     */
    public String write(BuiltService service, String name, Path file) {
        return write(service, image(service).on(base), name, file);
    }

    /**
     * The same with an AOT cache as a last layer. It differs each time, and so does the digest.
     *
     * @param as whose settings and port the service is started with to train it; database, broker and issuer must run
     */
    public String writeTrained(BuiltService service, String name, Path file, Service as) {
        Path cache = train(service, as);
        return write(service, image(service).on(base, cache), name, file);
    }

    private String write(BuiltService service, JibContainerBuilder image, String name, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return make(service, image, Containerizer.to(TarImage.at(file).named(name)), base.isFile());
        } catch (InvalidImageReferenceException wrong) {
            throw new IllegalArgumentException("'" + name + "' is no name for an image", wrong);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    /** Writes down what a service is made of, as it stands in its image too; CycloneDX 1.6 in JSON. */
    public void writeSbom(BuiltService service, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, new Sbom(service).json());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    /**
     * Sends an image to its registry, which may ask for a name and a password.
     *
     * @param name registry, repository and tag
     * @return the digest by which the registry knows it
     */
    public String push(BuiltService service, String name, Credentials credentials) {
        return push(service, image(service).on(base), name, credentials);
    }

    /** The same with an AOT cache as a last layer. */
    public String pushTrained(BuiltService service, String name, Credentials credentials, Service as) {
        return push(service, image(service).on(base, train(service, as)), name, credentials);
    }

    private String push(BuiltService service, JibContainerBuilder image, String name, Credentials credentials) {
        try {
            RegistryImage target = RegistryImage.named(name);
            credentials.apply(target);
            return make(service, image, Containerizer.to(target), false);
        } catch (InvalidImageReferenceException wrong) {
            throw new IllegalArgumentException("'" + name + "' is no name for an image", wrong);
        }
    }

    private ServiceImage image(BuiltService service) {
        if (!service.exists()) {
            throw new IllegalStateException(service.module() + " is not built: " + service.directory());
        }
        return new ServiceImage(service, work.resolve("files"));
    }

    /** @return the cache, good until the next training of this service */
    private Path train(BuiltService service, Service as) {
        Path directory = work.resolve("training").resolve(service.module());
        try {
            remove(directory);
            Files.createDirectories(directory);
            Path untrained = directory.resolve("image.tar");
            write(service, "linli/" + service.module() + ":untrained", untrained);
            Path cache = new Training(directory.resolve("run")).cache(untrained, as);
            Path kept = Files.move(cache, work.resolve(service.module() + ".aot"), StandardCopyOption.REPLACE_EXISTING);
            remove(directory);
            return kept;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot train " + service.module() + " in " + directory, failed);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String make(BuiltService service, JibContainerBuilder image, Containerizer target, boolean offline) {
        try {
            JibContainer made = image.containerize(target.setToolName("linli")
                    .setOfflineMode(offline)
                    .setBaseImageLayersCache(work.resolve("base-layers"))
                    .setApplicationLayersCache(work.resolve("layers"))
                    .addEventHandler(LogEvent.class, Images::say));
            return made.getDigest().toString();
        } catch (RegistryException | ExecutionException | IOException | CacheDirectoryCreationException failed) {
            throw new IllegalStateException(
                    "no image of " + service.module() + ": " + causeOf(failed).getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static Throwable causeOf(Throwable failed) {
        return failed instanceof ExecutionException && failed.getCause() != null ? failed.getCause() : failed;
    }

    private static void say(LogEvent event) {
        if (event.getLevel() == LogEvent.Level.ERROR || event.getLevel() == LogEvent.Level.WARN) {
            System.err.println("linli: " + event.getMessage());
        }
    }
}
