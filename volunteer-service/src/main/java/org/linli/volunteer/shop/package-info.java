/** The points shop: catalogue, stock, redemptions that happen once, pick-up codes, and settling with the merchant. */
@NullMarked
package org.linli.volunteer.shop;

import org.jspecify.annotations.NullMarked;
