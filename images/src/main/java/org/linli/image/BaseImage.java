package org.linli.image;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a service's image stands on: a Java 25 runtime, called {@code java} on its {@code PATH}.
 *
 * @param reference of an image in a registry, or {@code tar:} and the file of one
 */
record BaseImage(String reference) {

    /** A public runtime; a city that wants to decide when it changes names it by digest. */
    static final String PUBLIC = "docker.io/library/eclipse-temurin:25-jre";

    private static final String TAR = "tar:";

    /** @throws IllegalArgumentException when it is neither a reference nor a file that is there */
    JibContainerBuilder begin() {
        try {
            if (!reference.startsWith(TAR)) {
                return Jib.from(reference);
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
