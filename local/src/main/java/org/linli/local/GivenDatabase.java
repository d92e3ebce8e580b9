package org.linli.local;

/** A server that somebody else started, for instance {@code ./linli test} for all modules. */
record GivenDatabase(String host, int port, String username, String password) implements Database {

    /** @param url {@code jdbc:postgresql://host:port} */
    static GivenDatabase at(String url, String username, String password) {
        var address = url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("/.*$", "");
        var colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("LINLI_PARTS_PG must be jdbc:postgresql://host:port, but is " + url);
        }
        return new GivenDatabase(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), username, password);
    }

    private Sql sql() {
        return new Sql(host, port, username, password);
    }

    @Override
    public String jdbcUrl(String database) {
        return sql().createIfAbsent(database);
    }

    @Override
    public void drop(String database) {
        sql().drop(database);
    }

    @Override
    public void start() {
        sql().awaitAnswer(() -> true);
        sql().requireDurability();
    }

    @Override
    public void stop() {
        throw new IllegalStateException("this PostgreSQL was given from outside; a crash test takes Parts.own()");
    }

    @Override
    public void kill() {
        stop();
    }
}
