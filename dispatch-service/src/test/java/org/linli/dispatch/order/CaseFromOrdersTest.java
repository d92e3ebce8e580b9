package org.linli.dispatch.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linli.dispatch.casefile.CaseState;

class CaseFromOrdersTest {

    static Stream<List<OrderState>> upToThreeOrders() {
        List<List<OrderState>> all = new ArrayList<>(List.of(List.of()));
        for (int from = 0, size = 1; size <= 3; size++) {
            int to = all.size();
            for (; from < to; from++) {
                for (OrderState state : OrderState.values()) {
                    List<OrderState> more = new ArrayList<>(all.get(from));
                    more.add(state);
                    all.add(more);
                }
            }
        }
        return all.stream();
    }

    @Test
    void allCombinationsOfUpToThreeOrdersAreTried() {
        assertThat(upToThreeOrders()).hasSize(1 + 6 + 36 + 216);
    }

    /** Counts instead of asking one by one, so that the two say the same in different ways. */
    @ParameterizedTest
    @MethodSource("upToThreeOrders")
    void theCaseIsWhatItsStandingOrdersMakeOfIt(List<OrderState> orders) {
        long withdrawn = count(orders, OrderState.WITHDRAWN);
        long handled = count(orders, OrderState.HANDLED);
        long taken = count(orders, OrderState.TAKEN);
        long standing = orders.size() - withdrawn;

        CaseState expected;
        if (standing == 0) {
            expected = CaseState.FILED;
        } else if (handled == standing) {
            expected = CaseState.HANDLED;
        } else if (handled + taken > 0) {
            expected = CaseState.HANDLING;
        } else {
            expected = CaseState.DISPATCHED;
        }
        assertThat(CaseFromOrders.of(orders)).isEqualTo(expected);
    }

    private static long count(List<OrderState> orders, OrderState state) {
        return orders.stream().filter(s -> s == state).count();
    }
}
