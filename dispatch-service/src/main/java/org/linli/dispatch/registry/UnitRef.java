package org.linli.dispatch.registry;

/**
 * A unit.
 *
 * @param kind department, street-office, community, property or organisation
 * @param retired gets no new orders; open ones can be finished
 */
public record UnitRef(String code, String kind, Wording name, boolean retired) {}
