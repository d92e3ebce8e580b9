package org.linli.plan;

/** What a visit is taken from: a contract and its kind of visit. */
public record Funding(String contract, String kind) {}
