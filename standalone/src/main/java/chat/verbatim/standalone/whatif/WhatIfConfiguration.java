package chat.verbatim.standalone.whatif;

import chat.verbatim.node.audit.AuditorsConfiguration;
import chat.verbatim.node.session.SuspensionsConfiguration;
import chat.verbatim.query.ProjectionsConfiguration;
import chat.verbatim.standalone.StoreConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The projections of the query side over the store of a folder, and nothing that answers requests or tells anybody anything. Gateways, with their
 * queues and webhooks, are no part of it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    StoreConfiguration.class,
    SuspensionsConfiguration.class,
    AuditorsConfiguration.class,
    ProjectionsConfiguration.class
})
class WhatIfConfiguration {}
