package org.linli.citypack;

import java.util.List;

/**
 * A log-in of the local realm (logins.csv); no password.
 *
 * @param subject {@code sub} of the token
 * @param client that the person logs in with
 */
public record Login(String username, String subject, List<String> roles, String displayName, String client) {}
