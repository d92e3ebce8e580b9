package org.linli.kit.photo;

import java.io.IOException;
import java.io.InputStream;

/**
 * A kept photo being read.
 *
 * @param content to be read once
 * @param length in bytes
 */
public record StoredPhoto(InputStream content, long length, String mediaType) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
