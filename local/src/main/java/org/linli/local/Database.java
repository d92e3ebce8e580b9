package org.linli.local;

/** A PostgreSQL server that tests and the local platform work with. */
public interface Database extends Part {

    /**
     * The JDBC address of a database of this server; the database is created when it is absent.
     *
     * @param database a name of lower case letters, digits and underscores, at most 63 characters
     */
    String jdbcUrl(String database);

    /** The user that owns the server. */
    String username();

    /** The password of {@link #username()}. */
    String password();

    /** Throws the database away, closing connections to it first. Nothing happens when it does not exist. */
    void drop(String database);
}
