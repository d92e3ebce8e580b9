package org.linli.kit.identity;

import java.time.Instant;
import java.util.List;

/** A service's own table of who holds which role where. */
public interface Postings {

    /** The postings of a token's subject that are valid at that moment; withdrawn ones are not among them. */
    List<Posting> validAt(String subject, Instant moment);
}
