package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.UnitsToTell;

/**
 * Tells the units of a case what they must know beside their own work. Also those whose order is handled or withdrawn, or
 * whose case is closed: they read the old words on their topic and may have kept them.
 */
@ApplicationScoped
class TellingUnits implements UnitsToTell {

    private final WorkOrders orders;
    private final DepartmentRecords departments;

    TellingUnits(WorkOrders orders, DepartmentRecords departments) {
        this.orders = orders;
        this.departments = departments;
    }

    @Override
    public int wordsChanged(CaseFile file, Instant now) {
        List<WorkOrder> all = orders.ofCase(file.id());
        for (WorkOrder order : all) {
            order.wordsChanged();
            departments.redacted(file, order, now);
        }
        return all.size();
    }
}
