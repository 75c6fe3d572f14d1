package io.colloquy.export.job;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** States are stored by their names in JSON. */
@Converter(autoApply = true)
class ExportStateColumn implements AttributeConverter<ExportState, String> {
    @Override
    public String convertToDatabaseColumn(ExportState state) {
        return state.wire();
    }

    @Override
    public ExportState convertToEntityAttribute(String column) {
        return ExportState.ofWire(column).orElseThrow();
    }
}
