package org.linli.dispatch.deadline;

import org.linli.dispatch.registry.Wording;

/** When one stage of a filing condition is due. */
public record StageDue(String code, Wording name, DueTime due) {}
