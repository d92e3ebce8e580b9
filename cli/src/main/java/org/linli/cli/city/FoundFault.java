package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import org.linli.citypack.Fault;

/** A fault of a pack as it is printed; found here or by a service, it is one and the same. */
record FoundFault(String file, int line, String rule, String value, boolean warning, String message) {

    static final Comparator<FoundFault> IN_READING_ORDER = Comparator.comparing(FoundFault::file)
            .thenComparingInt(FoundFault::line)
            .thenComparing(FoundFault::rule)
            .thenComparing(FoundFault::value);

    static FoundFault of(Fault fault, String language) {
        return new FoundFault(
                fault.file(),
                fault.line(),
                fault.rule(),
                fault.value(),
                fault.warning(),
                language.startsWith("en") ? fault.en() : fault.zh());
    }

    static FoundFault of(JsonNode fault) {
        return new FoundFault(
                fault.path("file").asText(),
                fault.path("line").asInt(),
                fault.path("rule").asText(),
                fault.path("value").asText(),
                fault.path("warning").asBoolean(),
                fault.path("message").asText());
    }

    boolean isOfEncoding() {
        return rule.endsWith(".encoding");
    }

    String line(String language) {
        String mark = warning ? (language.startsWith("en") ? "warning: " : "提示: ") : "";
        String found = value.isEmpty() ? "" : " [" + value + "]";
        return file + ":" + line + ": " + mark + rule + found + " " + message;
    }
}
