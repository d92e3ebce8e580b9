package org.linli.kit.pack;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.kit.identity.Actor;

/** The test service's owner: takes files named {@code *.txt}, and stumbles over one called {@code stumble.txt}. */
@ApplicationScoped
public class Shelf implements PackOwner {

    private final Map<Integer, String> applied = new ConcurrentHashMap<>();

    @Override
    public List<PackFault> check(SortedMap<String, byte[]> files) {
        return files.keySet().stream()
                .filter(name -> !name.endsWith(".txt"))
                .map(name -> new PackFault(name, 0, "shelf.not-text", name, name.startsWith("odd"), "不是文本", "not text"))
                .toList();
    }

    @Override
    public void apply(SortedMap<String, byte[]> files, int revision, Actor by) {
        if (files.containsKey("stumble.txt")) {
            throw new IllegalStateException("stumbled");
        }
        applied.put(revision, new String(files.firstEntry().getValue(), StandardCharsets.UTF_8));
    }

    public Map<Integer, String> applied() {
        return applied;
    }
}
