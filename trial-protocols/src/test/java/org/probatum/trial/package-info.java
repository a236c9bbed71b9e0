/** What tests of services share: an application to start and databases to start it on. */
package org.probatum.trial;
