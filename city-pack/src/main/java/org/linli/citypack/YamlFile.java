package org.linli.citypack;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Parses a YAML file to nodes that know their line; what a plain scalar means is decided by {@link YamlMap}. */
final class YamlFile {

    /** Well above the largest pack that makes sense; a deeper nesting than 20 is not in the format. */
    private static final int MAX_CODE_POINTS = 32 << 20;

    private static final int MAX_DEPTH = 20;

    private final Source source;
    private final Reading reading;

    YamlFile(String path, Reading reading) {
        this.source = Source.of(path);
        this.reading = reading;
    }

    /** Empty, with a fault, when the file is missing, not UTF-8, not YAML, or not a mapping. */
    Optional<YamlMap> read() {
        return reading.required(source).flatMap(this::parsed);
    }

    private Optional<YamlMap> parsed(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_CODE_POINTS);
        limits.setNestingDepthLimit(MAX_DEPTH);
        try {
            Node root = new Yaml(limits).compose(new StringReader(text));
            if (root instanceof MappingNode map) {
                return Optional.of(new YamlMap(source, map, reading));
            }
            syntax(1, "须为键值映射", "must be a mapping");
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
            syntax(mark == null ? 1 : mark.getLine() + 1, "不是合法的 YAML", "not well-formed YAML");
        } catch (ReaderException broken) {
            syntax(new Lines(text).lineAt(broken.getPosition()), "含有不允许的字符", "has a character that YAML forbids");
        } catch (YAMLException broken) {
            syntax(1, "不是合法的 YAML", "not well-formed YAML");
        }
        return Optional.empty();
    }

    private void syntax(int line, String zh, String en) {
        reading.faults().add(source.line(line), source.rule("syntax"), "", zh, en);
    }
}
