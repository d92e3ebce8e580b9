package org.linli.intake.photo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo uploaded before, with the claim the upload answered. */
@Schema(name = "PhotoRef")
public record PhotoRef(@Nullable String photoId, @Nullable String claim) {}
