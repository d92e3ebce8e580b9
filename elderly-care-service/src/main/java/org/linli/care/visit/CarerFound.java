package org.linli.care.visit;

/** Hears, in the same transaction, that a visit needs nobody else any more: it has carers, or is called off. */
public interface CarerFound {

    void found(VisitRef visit, String why);
}
