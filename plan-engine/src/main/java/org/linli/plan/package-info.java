/**
 * The visit planner of elderly care: who goes to whom, in which order and when. {@link org.linli.plan.PlanEngine} is the one
 * door; docs/design/planning.md describes the problem, the rules and the score. Times are whole ticks from an origin that the
 * caller chooses; a tick is a second in production. Nothing here knows a service.
 */
@NullMarked
package org.linli.plan;

import org.jspecify.annotations.NullMarked;
