package org.linli.dispatch.registry;

import java.util.List;
import java.util.Optional;

/**
 * What dispatch knows of the city. Retired rows are found too, so that a case never loses what it refers to; only
 * {@link #conditionsFor} leaves them out, because no new case is filed by them.
 */
public interface Registry {

    /** Empty also while the area's event has not arrived yet: see {@link NotYetKnown}. */
    Optional<AreaRef> area(String code);

    /** Empty also while the category's event has not arrived yet: see {@link NotYetKnown}. */
    Optional<CategoryRef> category(String code);

    Optional<UnitRef> unit(String code);

    /**
     * The conditions in force that meet a category: its own, or those of its nearest ancestor that has some. The first
     * is the default.
     */
    List<ConditionRef> conditionsFor(String categoryCode);

    Optional<ConditionRef> condition(String code);

    /** @param kind refusal, declining, return, rework, withdrawal or redaction */
    Optional<Wording> reason(String kind, String code);

    /** The street segment a place (WGS 84) lies on: the nearest within the city's reach, if any. */
    Optional<String> streetAt(double longitude, double latitude);
}
