/** What operators do after a restore. */
@org.jspecify.annotations.NullMarked
package org.linli.cli.ops;
