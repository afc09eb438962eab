#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A message of the client: a request, a notification, or the response to a request of the server.
struct ClientMessage: Sendable {
  /// The identifier of a request or response; nil for a notification.
  let id: MessageID?

  /// The requested call, or the reason why it can't be answered; nil for a response.
  let call: Result<ClientCall, ResponseError>?

  /// The document that parameters which could not be decoded are about.
  let damagedDocument: String?

  /// Whether it changes the text of a document.
  var isChange: Bool {
    if case .success(.changed) = call { true } else { false }
  }
}

extension ClientMessage {
  /// Decodes the body of a frame, with U+FFFD in place of what is not Unicode.
  ///
  /// - Throws: an error for text that isn't a message.
  init(decoding body: [UInt8]) throws(ResponseError) {
    let first = Result { () throws(ResponseError) in try ClientMessage(unrepaired: body) }
    if case .success(let message) = first, message.damagedDocument == nil {
      self = message
      return
    }
    let repaired = MessageText.repaired(body)
    self = repaired == body ? try first.get() : try ClientMessage(unrepaired: repaired)
  }

  private init(unrepaired body: [UInt8]) throws(ResponseError) {
    do {
      self = try JSONDecoder().decode(ClientMessage.self, from: Data(body))
    } catch let error as DecodingError {
      if case .dataCorrupted = error { throw .parse("the message is not valid JSON") }
      throw .invalidRequest("the message is not a request")
    } catch {
      throw .parse("the message is not valid JSON")
    }
  }
}

extension ClientMessage: Decodable {
  private enum Key: String, CodingKey {
    case id, method, params, result, error
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = try container.decodeIfPresent(MessageID.self, forKey: .id)
    guard container.contains(.method) else {
      guard container.contains(.result) || container.contains(.error) else {
        throw DecodingError.keyNotFound(
          Key.method,
          DecodingError.Context(codingPath: [], debugDescription: "neither method nor result"),
        )
      }
      call = nil
      damagedDocument = nil
      return
    }
    let method = try container.decode(String.self, forKey: .method)
    do {
      call = .success(
        try ClientCall(method) { type in try container.decode(type, forKey: .params) }
      )
      damagedDocument = nil
    } catch let error as ResponseError {
      call = .failure(error)
      damagedDocument = nil
    } catch {
      call = .failure(.invalidParameters("the parameters of '\(method)' are invalid"))
      let parameters = try? container.decode(DocumentParameters.self, forKey: .params)
      damagedDocument = parameters?.textDocument.uri
    }
  }
}
