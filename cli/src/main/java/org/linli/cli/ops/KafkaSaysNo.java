package org.linli.cli.ops;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.linli.cli.api.PartAway;
import org.linli.cli.api.Refusal;

/** Tells an operator at night what is the matter: the password, the permissions, or that nobody is there. */
final class KafkaSaysNo {

    private KafkaSaysNo() {}

    /** @return what to throw; its message holds nothing of {@code --command-config} */
    static RuntimeException because(String bootstrap, Throwable failed) {
        Throwable root = failed;
        // Some calls wrap what the broker said into one that only says what they were about to do.
        while (root.getCause() != null
                && !(root instanceof AuthenticationException || root instanceof AuthorizationException)) {
            root = root.getCause();
        }
        return switch (root) {
            case AuthenticationException _ ->
                Refusal.because("Kafka 不接受此用户或密码 · Kafka (" + bootstrap
                        + ") does not take the user and password of --command-config");
            case AuthorizationException _ ->
                Refusal.because("Kafka 用户无此权限 · the user of --command-config may not do this at Kafka (" + bootstrap
                        + "): " + root.getClass().getSimpleName());
            default ->
                new PartAway("Kafka (" + bootstrap + "): " + failed.getClass().getSimpleName());
        };
    }
}
