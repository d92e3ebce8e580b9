package org.linli.plan;

/** This carer does not go to this person, hard. */
public record Exclusion(String carer, String person) {}
