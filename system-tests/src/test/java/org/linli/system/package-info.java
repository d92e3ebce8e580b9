/** Every test here talks to running services as their users do. */
package org.linli.system;
