/** A file of a model and what it must be. */
export type FetchedFile = { name: string; bytes: number; sha256: string }

/** Everything the code must know about an embedding model: where it comes from and how to tell that it is whole. */
export type ModelDefinition = {
  /** Names the model's folder and every vector made with it. */
  id: string
  dimensions: number
  /** Longest input of the model, in tokens. */
  maxTokens: number
  weights: FetchedFile
  /**
   * Hubs serve the tokenizer in other spellings of the same content. One that is not this file, byte for byte, is as good
   * when it maps the same tokens to the same numbers: `vocabularySha256` is of the JSON of the tokens in order.
   */
  tokenizer: FetchedFile & { vocabularySha256: string }
  /** Small files that are the same for everyone: written by us, never fetched. */
  written: Record<string, object>
  /** Name on a hub, e.g. `Xenova/bge-small-zh-v1.5`. */
  hubId: string
  maven: {
    group: string
    artifact: string
    version: string
    jar: FetchedFile
    weightsEntry: string
    tokenizerEntry: string
  }
}

/** BAAI's bge-small-zh-v1.5 with 8-bit weights. */
export const BGE_SMALL_ZH: ModelDefinition = {
  id: 'bge-small-zh-v1.5',
  dimensions: 512,
  maxTokens: 512,
  weights: {
    name: 'onnx/model_quantized.onnx',
    bytes: 24_010_842,
    sha256: '15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc',
  },
  tokenizer: {
    name: 'tokenizer.json',
    bytes: 439_125,
    sha256: '48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26',
    vocabularySha256: '1622a210c3290f4135211fcb8682f32ecffb55e86a52792f93e62a94d938a981',
  },
  written: {
    'config.json': {
      model_type: 'bert',
      architectures: ['BertModel'],
      vocab_size: 21128,
      hidden_size: 512,
      num_hidden_layers: 4,
      num_attention_heads: 8,
      intermediate_size: 2048,
      max_position_embeddings: 512,
      type_vocab_size: 2,
      hidden_act: 'gelu',
      layer_norm_eps: 1e-12,
      pad_token_id: 0,
    },
    'tokenizer_config.json': {
      tokenizer_class: 'BertTokenizer',
      model_max_length: 512,
      do_lower_case: true,
      cls_token: '[CLS]',
      sep_token: '[SEP]',
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      mask_token: '[MASK]',
    },
  },
  hubId: 'Xenova/bge-small-zh-v1.5',
  maven: {
    group: 'dev.langchain4j',
    artifact: 'langchain4j-embeddings-bge-small-zh-v15-q',
    version: '1.11.0-beta19',
    jar: {
      name: 'langchain4j-embeddings-bge-small-zh-v15-q-1.11.0-beta19.jar',
      bytes: 16_386_085,
      sha256: '379c43d20453aac45ed71445b65834f1e57b4e1de93047d1c97f855adbb990dd',
    },
    weightsEntry: 'bge-small-zh-v1.5-q.onnx',
    tokenizerEntry: 'bge-small-zh-v1.5-q-tokenizer.json',
  },
}
