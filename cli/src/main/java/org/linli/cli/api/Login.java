package org.linli.cli.api;

/**
 * Whose token to use.
 *
 * @param username a log-in of the realm
 * @param client the client through which the person logs in; it tells the services the channel and whether to trust it
 */
public record Login(String username, String client) {}
