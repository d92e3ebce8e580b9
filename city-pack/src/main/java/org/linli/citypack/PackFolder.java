package org.linli.citypack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Takes a city pack from a folder. */
public final class PackFolder {

    /** Folder inside a pack's whose lists of people, teams, needs and offers are imported after it; no part of the pack. */
    public static final String VOLUNTEERING = "volunteering";

    /** Folder whose lists of people cared for, families, carers, contracts and plans are entered after it; no part of the pack either. */
    public static final String CARE = "care";

    private static final int MAX_FILES = 200;
    private static final int MAX_BYTES = 20 << 20;

    private PackFolder() {}

    /**
     * Content of every file by its path inside the folder, with {@code /} between. Names that start with a dot are left
     * out, and so is {@link #VOLUNTEERING}: people's names are sent to the service that keeps people, and to none else.
     *
     * @throws UnreadableFolder when it is no folder, holds more than 200 files, a file of more than 20 MB, a link that
     *     leads out of it, or something that is neither file nor folder
     * @throws IOException when the disk fails
     */
    public static SortedMap<String, byte[]> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableFolder("没有文件夹 " + folder, "there is no folder " + folder);
        }
        Path root = folder.toRealPath();
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Path path : entries(root)) {
            String name = name(root, path);
            Path file = Files.exists(path) ? path.toRealPath() : path;
            if (!file.startsWith(root) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new UnreadableFolder(name + " 不是此文件夹内的普通文件", name + " is not a regular file inside the folder");
            }
            files.put(name, content(file, name));
        }
        return files;
    }

    private static List<Path> entries(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> found = walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !hidden(root, path))
                    .filter(path -> !root.relativize(path).startsWith(VOLUNTEERING)
                            && !root.relativize(path).startsWith(CARE))
                    .limit(MAX_FILES + 1L)
                    .toList();
            if (found.size() > MAX_FILES) {
                throw new UnreadableFolder("文件超过 200 个", "there are more than 200 files");
            }
            return found;
        }
    }

    private static boolean hidden(Path root, Path path) {
        return StreamSupport.stream(root.relativize(path).spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private static String name(Path root, Path path) {
        return root.relativize(path).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    private static byte[] content(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnreadableFolder(name + " 超过 20 MB", name + " is larger than 20 MB");
            }
            return bytes;
        }
    }
}
