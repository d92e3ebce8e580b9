package org.linli.image;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a service's image stands on: a Java 25 runtime, called {@code java} on its {@code PATH}.
 *
 * @param reference of an image in a registry, or {@code tar:} and the file of one
 * @param architecture which of a registry's images of that name: {@code amd64} or {@code arm64}; a file has its own
 */
record BaseImage(String reference, String architecture) {

    /** A public runtime; a city that wants to decide when it changes names it by digest. */
    static final String PUBLIC = "docker.io/library/eclipse-temurin:25-jre";

    private static final String TAR = "tar:";

    /** How registries call the processor of this machine. */
    static String architectureHere() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    /** @throws IllegalArgumentException when it is neither a reference nor a file that is there */
    JibContainerBuilder begin() {
        try {
            if (!isFile()) {
                return Jib.from(reference).setPlatforms(Set.of(new Platform(architecture, "linux")));
            }
            Path file = Path.of(reference.substring(TAR.length()));
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("no base image at " + file + "; deploy/image/base.sh makes one");
            }
            return Jib.from(TarImage.at(file));
        } catch (InvalidImageReferenceException wrong) {
            throw new IllegalArgumentException(
                    "'" + reference + "' names no image; a file is given as tar:FILE", wrong);
        }
    }

    /** Whether it is a file, so that no registry needs to be asked. */
    boolean isFile() {
        return reference.startsWith(TAR);
    }
}
