package org.linli.dispatch.routing;

import java.util.List;
import org.linli.dispatch.registry.Wording;

/**
 * Who a case goes to and why.
 *
 * @param ruleCode a routing rule, or a row of the responsibility list
 * @param supportingUnits never the lead, each once
 * @param automatic dispatched at once; otherwise a proposal the dispatcher decides on
 * @param reason for people
 */
public record Route(
        String ruleCode, String leadUnit, List<String> supportingUnits, boolean automatic, Wording reason) {}
