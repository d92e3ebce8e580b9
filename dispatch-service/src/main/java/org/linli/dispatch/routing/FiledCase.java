package org.linli.dispatch.routing;

import java.time.Instant;

/** A past case as far as routing is concerned. */
record FiledCase(String number, CasePlace place, Instant filedAt) {}
