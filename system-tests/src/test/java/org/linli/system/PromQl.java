package org.linli.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of Prometheus as far as our rules and dashboards go: its grammar, its functions, and which metrics it reads. What
 * it does not know it refuses, so a new construct is taught here first.
 */
final class PromQl {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<number>[0-9]+(?:\\.[0-9]+)?(?![0-9a-zA-Z]))|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<string>\"[^\"]*\")"
                    + "|(?<range>\\[[0-9]+[smhdw]\\])|(?<sign>==|!=|<=|>=|=~|!~|[-+*/%^<>=(){},]))");

    private static final Set<String> SET_OPERATORS = Set.of("and", "or", "unless");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> AGGREGATIONS =
            Set.of("sum", "min", "max", "avg", "count", "topk", "bottomk", "quantile", "stddev");
    private static final Set<String> OVER_A_RANGE =
            Set.of("rate", "increase", "changes", "delta", "irate", "max_over_time", "min_over_time", "avg_over_time");
    private static final Set<String> FUNCTIONS =
            Set.of("absent", "time", "clamp_min", "clamp_max", "abs", "vector", "scalar", "histogram_quantile");

    /** What stands in no query that can be answered. */
    static final class Wrong extends RuntimeException {
        Wrong(String why) {
            super(why);
        }
    }

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> metrics = new TreeSet<>();
    private final Set<String> grouping = new TreeSet<>();
    private final Set<String> matched = new TreeSet<>();
    private int next;

    private PromQl(String query) {
        Matcher matcher = TOKEN.matcher(query);
        int at = 0;
        String text = query.stripTrailing();
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new Wrong("cannot be read from: " + text.substring(at));
            }
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
    }

    /** @throws Wrong naming what is wrong */
    static PromQl parse(String query) {
        PromQl parsed = new PromQl(query);
        parsed.sets();
        if (parsed.next < parsed.tokens.size()) {
            throw new Wrong("nothing can follow at " + parsed.peek());
        }
        return parsed;
    }

    /** Names of the metrics it reads. */
    Set<String> metrics() {
        return metrics;
    }

    /** Labels by which it groups, or that a selector fixes. */
    Set<String> labels() {
        return grouping;
    }

    /** Labels that a selector compares with one value, as {@code label=value}. */
    Set<String> matched() {
        return matched;
    }

    private void sets() {
        comparison();
        while (SET_OPERATORS.contains(peek())) {
            take();
            matching();
            comparison();
        }
    }

    private void comparison() {
        sum();
        while (COMPARISONS.contains(peek())) {
            take();
            sum();
        }
    }

    private void sum() {
        operand();
        while (Set.of("+", "-", "*", "/", "%", "^").contains(peek())) {
            take();
            matching();
            operand();
        }
    }

    private void matching() {
        if (peek().equals("on") || peek().equals("ignoring")) {
            take();
            labelList();
        }
    }

    private void operand() {
        String token = take();
        if (token.equals("-")) {
            operand();
        } else if (token.equals("(")) {
            sets();
            expect(")");
        } else if (AGGREGATIONS.contains(token)) {
            aggregation(token);
        } else if (OVER_A_RANGE.contains(token)) {
            expect("(");
            metric(take());
            if (!peek().startsWith("[")) {
                throw new Wrong(token + " needs a range");
            }
            take();
            expect(")");
        } else if (FUNCTIONS.contains(token)) {
            arguments();
        } else if (token.matches("[a-zA-Z_:].*")) {
            metric(token);
            if (peek().startsWith("[")) {
                throw new Wrong("a range of " + token + " is no number");
            }
        } else if (!token.matches("[0-9.]+|\".*\"")) {
            throw new Wrong("not expected: " + token);
        }
    }

    private void aggregation(String name) {
        if (peek().equals("by") || peek().equals("without")) {
            take();
            labelList();
        }
        if (arguments() != (Set.of("topk", "bottomk", "quantile").contains(name) ? 2 : 1)) {
            throw new Wrong(name + " has another number of arguments");
        }
    }

    private int arguments() {
        expect("(");
        int count = 0;
        while (!peek().equals(")")) {
            sets();
            count++;
            if (!peek().equals(")")) {
                expect(",");
            }
        }
        take();
        return count;
    }

    private void labelList() {
        expect("(");
        while (!peek().equals(")")) {
            grouping.add(name(take()));
            if (!peek().equals(")")) {
                expect(",");
            }
        }
        take();
    }

    private void metric(String name) {
        if (peek().equals("(")) {
            throw new Wrong("no function: " + name);
        }
        metrics.add(name(name));
        if (!peek().equals("{")) {
            return;
        }
        take();
        while (!peek().equals("}")) {
            String label = name(take());
            grouping.add(label);
            String way = take();
            if (!Set.of("=", "!=", "=~", "!~").contains(way)) {
                throw new Wrong("no way to match a label of " + name);
            }
            String value = take();
            if (!value.startsWith("\"")) {
                throw new Wrong("a label of " + name + " is matched with what is no text");
            }
            if (way.equals("=")) {
                matched.add(label + "=" + value.substring(1, value.length() - 1));
            }
            if (!peek().equals("}")) {
                expect(",");
            }
        }
        take();
    }

    private static String name(String token) {
        if (!token.matches("[a-zA-Z_:][a-zA-Z0-9_:]*") || SET_OPERATORS.contains(token)) {
            throw new Wrong("no name: " + token);
        }
        return token;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        if (next == tokens.size()) {
            throw new Wrong("it ends too early");
        }
        return tokens.get(next++);
    }

    private void expect(String sign) {
        String token = take();
        if (!token.equals(sign)) {
            throw new Wrong(sign + " expected, not " + token);
        }
    }
}
