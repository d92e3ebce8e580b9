package org.linli.local.upgrade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the migrations of a release may do while the release before it still runs on the same tables: add what the older code
 * need not know. What it takes away must say so and name the last release that read it; what holds a lock for as long as a
 * table is large must say that the table is small.
 */
final class ExpandFirst {

    private record Rule(Pattern pattern, String why) {}

    private static final Pattern MADE = Pattern.compile(
            "^CREATE (?:UNLOGGED )?(?:TABLE|VIEW|MATERIALIZED VIEW|SEQUENCE|TYPE|DOMAIN)(?: IF NOT EXISTS)? (?:PUBLIC\\.)?(\\w+)");
    private static final Pattern ALTERED = Pattern.compile(
            "^ALTER (?:TABLE|SEQUENCE|TYPE|DOMAIN)(?: IF EXISTS)?(?: ONLY)? (?:PUBLIC\\.)?(\\w+) (.*)$");
    private static final Pattern ON_TABLE = Pattern.compile(" ON (?:ONLY )?(?:PUBLIC\\.)?(\\w+)");
    private static final Pattern INDEX = Pattern.compile("^CREATE (UNIQUE )?INDEX (CONCURRENTLY )?(IF NOT EXISTS )?");
    private static final Pattern WRITTEN =
            Pattern.compile("^(?:WITH .*)?\\b(?:UPDATE|DELETE FROM|MERGE INTO)(?: ONLY)? (?:PUBLIC\\.)?(\\w+)");
    /** A comma that parts the actions of an ALTER TABLE, not the columns within brackets. */
    private static final Pattern ACTIONS = Pattern.compile(",(?![^(]*\\))");

    private static final List<Rule> BREAKS = List.of(
            rule("^DROP (?!NOT NULL)", "takes away what the release before may use"),
            rule("^(TRUNCATE|LOCK|CLUSTER|VACUUM|REINDEX)\\b", "stops the release before while it lasts"),
            rule("^(REVOKE|ALTER (ROLE|DEFAULT|SCHEMA))\\b", "takes rights away from the release before"),
            rule("^CREATE (OR REPLACE )?(CONSTRAINT )?TRIGGER\\b", "acts on what the release before writes"),
            rule("^CREATE OR REPLACE (FUNCTION|PROCEDURE|VIEW)\\b", "changes what the release before calls"),
            rule("^CREATE RULE\\b", "acts on what the release before writes"),
            rule("^(DO|SELECT|CALL|EXECUTE|PERFORM)\\b", "does what nobody can read here: say it in plain statements"));

    private static final List<Rule> BREAKS_TABLE = List.of(
            rule("^DROP\\b", "takes away what the release before may use"),
            rule("^RENAME\\b", "the release before knows the old name only"),
            rule("\\bSET NOT NULL\\b", "the release before may write nulls"),
            rule("\\bDROP (DEFAULT|IDENTITY|EXPRESSION)\\b", "the release before may rely on it"),
            rule("^ALTER (COLUMN )?\\w+ (SET DATA )?TYPE\\b", "changes a type under the release before"),
            rule(
                    "^ADD (?!CONSTRAINT)(?!.*\\b(DEFAULT|GENERATED)\\b)(COLUMN )?(IF NOT EXISTS )?\\w+ .*\\bNOT NULL\\b",
                    "the release before writes rows without it"),
            rule(
                    "^ADD (CONSTRAINT \\w+ )?(CHECK|FOREIGN KEY|UNIQUE|PRIMARY KEY|EXCLUDE)\\b",
                    "the release before may write what it forbids"),
            rule(
                    "^ADD (COLUMN )?(IF NOT EXISTS )?\\w+ .*\\b(UNIQUE|PRIMARY KEY|REFERENCES)\\b",
                    "the release before may write what it forbids"),
            rule(
                    "^(DISABLE|ENABLE|FORCE|OWNER|SET SCHEMA|ATTACH|DETACH|INHERIT|NO INHERIT)\\b",
                    "changes the table under the release before"),
            rule("^ADD VALUE\\b", "the release before does not know the value"));

    private static final List<Rule> LOCKS_TABLE = List.of(
            rule(
                    "^ADD .*\\b(CHECK|REFERENCES)\\b(?!.*\\bNOT VALID\\b)",
                    "reads the whole table under a lock: NOT VALID first, VALIDATE CONSTRAINT in a migration of its own"),
            rule(
                    "^ADD .*\\b(UNIQUE|PRIMARY KEY)\\b(?!.*\\bUSING INDEX\\b)",
                    "builds an index under a lock: CREATE UNIQUE INDEX CONCURRENTLY first"),
            rule(
                    "^ADD (COLUMN )?(IF NOT EXISTS )?\\w+ .*(\\bGENERATED\\b|\\bDEFAULT (GEN_RANDOM_UUID|UUIDV\\d|RANDOM|CLOCK_TIMESTAMP|NEXTVAL)\\b)",
                    "writes the whole table anew under a lock"));

    private final Set<String> ownTables = new HashSet<>();
    private final Predicate<String> goneBefore;

    /**
     * @param migrations all that are newer than the release before: what they make is theirs to change
     * @param goneBefore whether the release before has a commit in its history
     */
    ExpandFirst(List<Migration> migrations, Predicate<String> goneBefore) {
        this.goneBefore = goneBefore;
        for (Migration migration : migrations) {
            for (String statement : migration.statements()) {
                Matcher made = MADE.matcher(statement);
                if (made.find()) {
                    ownTables.add(made.group(1));
                }
            }
        }
    }

    /** What is wrong with a migration, each with the statement and the reason; empty when nothing is. */
    List<String> faults(Migration migration) {
        List<String> faults = new ArrayList<>();
        boolean contraction = migration.lastReadBy().filter(goneBefore).isPresent();
        if (migration.lastReadBy().isPresent() && !contraction) {
            faults.add(
                    migration.where() + ": its last reader is not older than the release before: a release too early");
        }
        for (String statement : migration.statements()) {
            String why = contraction ? null : breaks(statement);
            String lock = migration.small()
                    ? null
                    : locks(statement, migration.statements().size());
            if (why != null) {
                faults.add(migration.where() + ": " + why + " (" + shortened(statement) + ")");
            }
            if (lock != null) {
                faults.add(migration.where() + ": " + lock + " (" + shortened(statement) + ")");
            }
        }
        return faults;
    }

    private @Nullable String breaks(String statement) {
        Matcher altered = ALTERED.matcher(statement);
        if (altered.find()) {
            return isOwn(altered.group(1)) ? null : firstOf(BREAKS_TABLE, ACTIONS.split(altered.group(2)));
        }
        Matcher index = INDEX.matcher(statement);
        if (index.find()) {
            return index.group(1) != null && !onOwn(statement) ? "the release before may write what it forbids" : null;
        }
        if (statement.startsWith("CREATE") && statement.contains(" ON ") && onOwn(statement)) {
            return null;
        }
        return firstOf(BREAKS, statement);
    }

    private @Nullable String locks(String statement, int statements) {
        Matcher altered = ALTERED.matcher(statement);
        if (altered.find()) {
            return isOwn(altered.group(1)) ? null : firstOf(LOCKS_TABLE, ACTIONS.split(altered.group(2)));
        }
        Matcher index = INDEX.matcher(statement);
        if (index.find() && !onOwn(statement)) {
            if (index.group(2) == null) {
                return "nobody writes to the table until the index is built: CONCURRENTLY";
            }
            if (index.group(3) == null) {
                return "an attempt that was cut off may have built it already: IF NOT EXISTS";
            }
            return statements == 1 ? null : "CONCURRENTLY runs in no transaction: a migration of its own";
        }
        Matcher written = WRITTEN.matcher(statement);
        return written.find() && !isOwn(written.group(1))
                ? "changes an existing table's rows in one go: the service does it in slices"
                : null;
    }

    private static @Nullable String firstOf(List<Rule> rules, String... actions) {
        for (String action : actions) {
            for (Rule rule : rules) {
                if (rule.pattern().matcher(action.strip()).find()) {
                    return rule.why();
                }
            }
        }
        return null;
    }

    private boolean onOwn(String statement) {
        Matcher table = ON_TABLE.matcher(statement);
        return table.find() && isOwn(table.group(1));
    }

    private boolean isOwn(String table) {
        return ownTables.contains(table);
    }

    private static Rule rule(String pattern, String why) {
        return new Rule(Pattern.compile(pattern), why);
    }

    private static String shortened(String statement) {
        return statement.length() > 90 ? statement.substring(0, 90) + "…" : statement;
    }
}
