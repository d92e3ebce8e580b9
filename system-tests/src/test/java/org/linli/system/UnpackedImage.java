package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of an image in a directory, and its process among them: nothing else of this machine is there for it. */
final class UnpackedImage {

    /**
     * In a mount namespace of its own: the image read-only, /tmp empty and writable, /proc and /dev as any container has them.
     * Then nobody but the user of the image, who can become nobody else.
     */
    private static final String RUN = """
            set -e
            root=$1; uid=$2; gid=$3; shift 3
            mount --bind "$root" "$root"
            mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/tmp"
            mount --rbind /dev "$root/dev"
            mount --rbind /proc "$root/proc"
            mount -o remount,bind,ro "$root"
            exec setpriv --no-new-privs chroot --userspec="$uid:$gid" "$root" "$@"
            """;

    private final Path root;
    private final JsonNode config;

    private UnpackedImage(Path root, JsonNode config) {
        this.root = root;
        this.config = config;
    }

    /** @param directory an empty one */
    static UnpackedImage of(Path image, Path directory) throws Exception {
        Path layers = Files.createDirectories(directory.resolve("layers"));
        Path root = Files.createDirectories(directory.resolve("root"));
        run("tar", "-xf", image.toString(), "-C", layers.toString());
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(layers.resolve("manifest.json").toFile()).path(0);
        for (JsonNode layer : manifest.path("Layers")) {
            run(
                    "tar",
                    "-xzp",
                    "--warning=no-unknown-keyword",
                    "-f",
                    layers.resolve(layer.asText()).toString(),
                    "--numeric-owner",
                    "-C",
                    root.toString());
        }
        // What any container is given beside its image.
        Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 localhost\n");
        return new UnpackedImage(
                root,
                json.readTree(layers.resolve(manifest.path("Config").asText()).toFile())
                        .path("config"));
    }

    /** Why no image can be made or its process not be locked in on this machine; empty when it can. */
    static String hindrance() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "only root may change the root directory of a process";
        }
        if (!Files.isExecutable(Path.of("/usr/bin/dpkg-query"))) {
            return "the base of an image is made of the packages of a Debian";
        }
        try {
            run("unshare", "-m", "sh", "-c", "command -v setpriv && command -v chroot && mount -t tmpfs tmpfs /mnt");
            return "";
        } catch (Exception | AssertionError missing) {
            return "no mount namespace here (unshare, mount, setpriv, chroot): " + missing.getMessage();
        }
    }

    String user() {
        return config.path("User").asText();
    }

    Path root() {
        return root;
    }

    List<String> entrypoint() {
        List<String> words = new ArrayList<>();
        config.path("Entrypoint").forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Starts what the image starts, with the image's environment and the given one, and nothing else of ours. */
    Process start(Map<String, String> environment, Path output) throws IOException {
        String[] user = user().split(":");
        List<String> command =
                new ArrayList<>(List.of("unshare", "-m", "--propagation", "private", "sh", "-c", RUN, "sh"));
        command.addAll(List.of(root.toString(), user[0], user[1]));
        command.addAll(entrypoint());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        config.path("Env").forEach(each -> {
            String[] pair = each.asText().split("=", 2);
            builder.environment().put(pair[0], pair[1]);
        });
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Where root's tools are, whoever's path this process was given.
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (given, roots) -> given + ":" + roots);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + output)
                .isZero();
    }
}
