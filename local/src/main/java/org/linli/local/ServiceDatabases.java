package org.linli.local;

import java.util.List;

/** One database a service, each with a user of its own that can reach no other. */
final class ServiceDatabases {

    /** The five services, and the identity provider. */
    static final List<String> NAMES = List.of("intake", "dispatch", "volunteer", "care", "reporting", "keycloak");

    private ServiceDatabases() {}

    /** Makes what is missing; what is there stays as it is. */
    static void make(Sql sql, Secrets secrets) {
        for (var name : NAMES) {
            if (sql.firstOf("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'") == null) {
                sql.execute("postgres", "CREATE ROLE " + name + " LOGIN");
            }
            sql.execute("postgres", "ALTER ROLE " + name + " PASSWORD '" + secrets.password("database." + name) + "'");
            sql.createIfAbsent(name);
            sql.execute(
                    "postgres",
                    "ALTER DATABASE " + name + " OWNER TO " + name,
                    "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        }
        sql.execute("postgres", "REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
        sql.execute("postgres", "REVOKE CONNECT ON DATABASE template1 FROM PUBLIC");
    }
}
