package org.linli.citypack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads logins.csv, if there is one; rules 66 and 67. */
final class LoginsCsv {

    static final String PATH = "logins.csv";

    private static final List<String> COLUMNS = List.of("username", "subject", "roles", "display_name", "client");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9-]{1,60}");
    /** A volunteer's posting is the profile they registered themselves. */
    private static final Set<String> WITHOUT_POSTING = Set.of("resident", "volunteer", "administrator");

    private static final Set<String> ROLES = Set.of(
            "resident",
            "grid-worker",
            "desk",
            "dispatcher",
            "duty-chief",
            "unit-handler",
            "inspector",
            "carer",
            "volunteer",
            "organisation",
            "auditor",
            "administrator");

    private final Reading reading;
    private final Table<PostingRow> postings;

    LoginsCsv(Reading reading, Table<PostingRow> postings) {
        this.reading = reading;
        this.postings = postings;
    }

    List<Login> read() {
        if (!reading.files().containsKey(PATH)) {
            return List.of();
        }
        Table<Login> logins = new CsvFile(PATH, COLUMNS, reading).read(LoginsCsv::login, Login::username);
        Map<String, Set<String>> held = new HashMap<>();
        postings.values()
                .forEach(p -> held.computeIfAbsent(p.subject(), none -> new HashSet<>())
                        .add(p.role()));
        Set<String> subjects = new HashSet<>();
        for (Listed<Login> row : logins.rows()) {
            Login login = row.value();
            if (!login.subject().isEmpty() && !subjects.add(login.subject())) {
                reading.faults()
                        .add(
                                row.at(),
                                "logins.duplicate",
                                login.username(),
                                "subject 重复",
                                "the subject is there twice");
            }
            login.roles().forEach(role -> checkRole(row, role, held.getOrDefault(login.subject(), Set.of())));
        }
        return logins.list();
    }

    private static Login login(CsvRow row) {
        String username = row.text("username", 60);
        if (!username.isEmpty() && !USERNAME.matcher(username).matches()) {
            row.bad("username", username, "须为 1–60 个小写字母、数字或连字符", "must be 1–60 lower-case letters, digits or hyphens");
        }
        return new Login(
                username,
                row.subject("subject"),
                row.requiredList("roles"),
                row.personal("display_name", 100),
                row.code("client"));
    }

    private void checkRole(Listed<Login> row, String role, Set<String> held) {
        if (!ROLES.contains(role)) {
            reading.faults()
                    .add(row.at(), "logins.role-unknown", role, "没有角色 " + role, "there is no realm role " + role);
        } else if (postings.readable() && !WITHOUT_POSTING.contains(role) && !held.contains(role)) {
            reading.faults()
                    .warn(
                            row.at(),
                            "logins.posting-missing",
                            role,
                            "角色 " + role + " 没有任职",
                            "there is no posting for the role " + role);
        }
    }
}
