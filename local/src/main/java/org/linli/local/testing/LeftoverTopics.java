package org.linli.local.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Topics that an earlier test application wrote to the shared broker. */
final class LeftoverTopics {

    private LeftoverTopics() {}

    static void delete(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            List<String> ours = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith("linli."))
                    .toList();
            if (!ours.isEmpty()) {
                admin.deleteTopics(ours).all().get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker would not delete what earlier tests left", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
