/// One event of a YAML stream.
enum YAMLEvent {
  case streamEnd
  case documentEnd
  case alias(UnsafePointer<UInt8>)
  case scalar(
    content: UnsafeRawBufferPointer,
    style: ScalarStyle,
    isOnOneLine: Bool,
    DocumentBuilder.Properties,
  )
  case begin(Record.Kind, DocumentBuilder.Properties)
  case end
  case other
}
