package org.linli.image;

import com.google.cloud.tools.jib.api.RegistryImage;
import org.jspecify.annotations.Nullable;

/** Name and password for a registry; from the environment, so that they stand in no list of processes. */
public record Credentials(@Nullable String name, @Nullable String password) {

    /** {@code LINLI_REGISTRY_USERNAME} and {@code LINLI_REGISTRY_PASSWORD}; without them the registry must let anybody in. */
    static Credentials ofEnvironment() {
        return new Credentials(System.getenv("LINLI_REGISTRY_USERNAME"), System.getenv("LINLI_REGISTRY_PASSWORD"));
    }

    void apply(RegistryImage image) {
        if (name != null && password != null) {
            image.addCredential(name, password);
        }
    }

    @Override
    public String toString() {
        return "credentials of " + name;
    }
}
