package org.linli.kit.photo;

import java.util.UUID;

/**
 * Tells the uploader of a photo from everybody else, also without a log-in: the answer to the upload carries a claim,
 * and only who brings it may attach the photo to something. That a photo is attached once is the service's own rule.
 */
public final class UploadClaims {

    private static final String PURPOSE = "linli/photo-claim/v1";

    private final SigningKeys keys;
    private final String audience;

    /** @param audience who honours these claims, such as the service's name */
    public UploadClaims(SigningKeys keys, String audience) {
        this.keys = keys;
        this.audience = Audience.checked(audience);
    }

    /** The claim to this photo; the same each time under the same key. */
    public String issue(UUID id) {
        return keys.sign(message(id));
    }

    /** Whether the claim was issued for this photo. Takes the same time for any wrong claim. */
    public boolean check(UUID id, String claim) {
        return keys.verifies(message(id), claim);
    }

    private String message(UUID id) {
        return String.join("\n", PURPOSE, audience, id.toString());
    }
}
