@NullMarked
package org.linli.cli.demo;

import org.jspecify.annotations.NullMarked;
