package org.linli.care.elder;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What whoever stands at the door needs. Read by {@link ReadingElderMatter} only, and each reading is audited by who reads.
 *
 * @param phone in full
 * @param atTheDoor what to know there
 * @param contacts in the order in which they are called
 */
@Schema(name = "ElderMatter")
public record ElderMatter(
        String name,
        String address,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable String phone,
        @Nullable String atTheDoor,
        List<Contact> contacts) {

    /** @param place from 1 @param phone in full */
    @Schema(name = "ElderMatterContact")
    public record Contact(int place, String name, String relation, String phone, boolean hasKey) {}
}
