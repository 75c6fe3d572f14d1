/** A handful of small conversations that the catalogue's examples are about: written once, folded as any other. */
package io.colloquy.report.catalogue.example;
