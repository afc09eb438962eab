internal import LintSyntax
internal import LintText

/// A format in which a file hides its contents from everybody without a key, or leaves them in another
/// store, recognized by its first bytes.
enum Encryption: CaseIterable {
  case gpgArmor
  case gpg
  case ageArmor
  case age
  case openSSL
  case openSSLText
  case cms
  case ansibleVault
  case gitCrypt
  case gitLFS
  case gitAnnex
  case sops

  /// Recognizes a text by its first bytes, without reading the rest; nil for any other text.
  init?(startOf text: SourceText) {
    let bytes = text.bytes
    let found = Self.allCases.first { format in
      format.starts.contains { bytes.hasBytes($0, at: 0) }
    }
    guard let format = found ?? (Self.isGPG(bytes) ? .gpg : nil) else { return nil }
    self = format
  }

  /// Recognizes a text, also one of which SOPS has encrypted the values; nil for any other text.
  init?(_ text: SourceText) {
    guard let format = Self(startOf: text) ?? (Self.isSOPS(text) ? .sops : nil) else { return nil }
    self = format
  }

  private var starts: [StaticString] {
    switch self {
    case .gpgArmor: ["-----BEGIN PGP MESSAGE-----"]
    case .ageArmor: ["-----BEGIN AGE ENCRYPTED FILE-----"]
    case .age: ["age-encryption.org/v1"]
    case .openSSL: ["Salted__"]
    // The same, in Base64.
    case .openSSLText: ["U2FsdGVkX1"]
    case .cms: ["-----BEGIN CMS-----", "-----BEGIN PKCS7-----"]
    case .ansibleVault: ["$ANSIBLE_VAULT;"]
    case .gitCrypt: ["\0GITCRYPT\0"]
    case .gitLFS: ["version https://git-lfs.github.com/spec/"]
    case .gitAnnex: ["/annex/objects/"]
    case .gpg, .sops: []
    }
  }

  /// Whether the first packet is an encrypted session key (RFC 4880, sections 4.2, 5.1 and 5.3).
  private static func isGPG(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 4 else { return false }
    return switch bytes[0] {
    case 0x84: bytes[2] == 3
    case 0x85: bytes[3] == 3
    case 0x8C: bytes[2] == 4
    case 0xC1: bytes[2] == 3 || bytes[3] == 3
    case 0xC3: bytes[2] == 4
    default: false
    }
  }

  private static func isSOPS(_ text: SourceText) -> Bool {
    guard text.contains("sops"), text.contains("ENC[AES256_GCM,") else { return false }
    return TemplateReader().read(text).documents.first?.root?["sops"]?["mac"] != nil
  }

  var message: String {
    switch self {
    case .gpgArmor, .gpg: "this is encrypted with GnuPG"
    case .ageArmor, .age: "this is encrypted with age"
    case .openSSL, .openSSLText: "this is encrypted with OpenSSL"
    case .cms: "this is encrypted or signed as CMS"
    case .ansibleVault: "this is encrypted with Ansible Vault"
    case .gitCrypt: "this is encrypted with git-crypt"
    case .gitLFS: "this is a pointer of Git LFS in place of the file"
    case .gitAnnex: "this is a pointer of git-annex in place of the file"
    case .sops: "this is encrypted with SOPS"
    }
  }

  var help: String {
    switch self {
    case .gpgArmor, .gpg: "decrypt it: gpg -d FILE | lint -"
    case .ageArmor, .age: "decrypt it: age -d -i KEY FILE | lint -"
    case .openSSL: "decrypt it: openssl enc -d, with the cipher that encrypted it"
    case .openSSLText: "decrypt it: openssl enc -d -a, with the cipher that encrypted it"
    case .cms: "decrypt it: openssl cms -decrypt -inform PEM -in FILE -inkey KEY | lint -"
    case .ansibleVault: "decrypt it: ansible-vault view FILE | lint -"
    case .gitCrypt: "decrypt it: git-crypt unlock"
    case .gitLFS: "fetch the file: git lfs pull"
    case .gitAnnex: "fetch the file: git annex get FILE"
    case .sops: "decrypt it: sops -d FILE | lint -"
    }
  }
}
