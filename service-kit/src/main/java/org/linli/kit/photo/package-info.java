/**
 * Photos that strangers send: cleaned before they are kept, kept behind an interface, reached through expiring links.
 *
 * <p>{@link org.linli.kit.photo.PhotoCleaning} turns untrusted bytes into a {@link org.linli.kit.photo.CleanPhoto},
 * {@link org.linli.kit.photo.PhotoStore} keeps it, {@link org.linli.kit.photo.PhotoLinks} hands out access for a while
 * and {@link org.linli.kit.photo.UploadClaims} tells the uploader from everybody else. Why it is so: docs/adr/0005.
 */
@NullMarked
package org.linli.kit.photo;

import org.jspecify.annotations.NullMarked;
