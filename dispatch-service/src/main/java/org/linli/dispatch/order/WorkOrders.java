package org.linli.dispatch.order;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.registry.OpenOrders;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** The work orders. One is changed only together with its case, whose lock covers all of them. */
@ApplicationScoped
public class WorkOrders implements PanacheRepositoryBase<WorkOrder, UUID>, OpenOrders {

    /** An order with its case, locked, and its sisters. */
    public record Held(CaseFile file, List<WorkOrder> all, WorkOrder order) {}

    private final CaseFiles cases;

    WorkOrders(CaseFiles cases) {
        this.cases = cases;
    }

    /** Locks the order's case and reads its orders under the lock. @throws Problem not-found */
    public Held held(UUID id) {
        List<UUID> caseId = getEntityManager()
                .createQuery("SELECT o.caseId FROM WorkOrder o WHERE o.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultList();
        if (caseId.isEmpty()) {
            throw Problem.notFound("order", "工单");
        }
        CaseFile file = cases.locked(caseId.getFirst());
        List<WorkOrder> all = ofCase(file.id());
        return new Held(
                file,
                all,
                all.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow());
    }

    /** @throws Problem stale, naming the present state and what is possible now */
    static void check(WorkOrder order, long seen) {
        try {
            IfMatch.check(seen, order.version(), order.state().wire());
        } catch (Problem stale) {
            throw stale.with("possible", OrderTable.ORDER.possible(order.state()));
        }
    }

    /** Every order a case ever had, in the order they were issued, the lead first. */
    public List<WorkOrder> ofCase(UUID caseId) {
        return list("caseId = ?1 ORDER BY issuedAt, part, id", caseId);
    }

    /** Remembers that somebody worked on the case and must not check it. */
    void worked(UUID caseId, String subject) {
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO case_handler (case_id, subject) VALUES (:caseId, :subject) ON CONFLICT DO NOTHING")
                .setParameter("caseId", caseId)
                .setParameter("subject", subject)
                .executeUpdate();
    }

    /** Everybody who took or reported an order of the case. */
    public Set<String> handlersOf(UUID caseId) {
        return new HashSet<>(getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("SELECT subject FROM case_handler WHERE case_id = :caseId", String.class)
                .setParameter("caseId", caseId)
                .getResultList());
    }

    @Override
    public Map<String, Long> countByUnit() {
        return getEntityManager()
                .createQuery(
                        "SELECT o.unitCode, count(*) FROM WorkOrder o WHERE o.state IN :open GROUP BY o.unitCode",
                        Object[].class)
                .setParameter(
                        "open", List.of(OrderState.ISSUED, OrderState.ESCALATED, OrderState.TAKEN, OrderState.RETURNED))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }
}
