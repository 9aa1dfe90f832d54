# zhengmai: what `npm pack` holds, its dependencies as locked and, if asked for, the embedding model.
#
#   docker build --tag zhengmai:0.1.0 .
#   docker build --tag zhengmai:0.1.0-model --build-arg MODEL=baked .
#
# The first expects the model in a volume at /models (or searches by words alone), the second brings it along.
ARG NODE_IMAGE=node:20.20.2-bookworm-slim
ARG MODEL=mounted

FROM ${NODE_IMAGE} AS package
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build \
  && npm pack --ignore-scripts --pack-destination /tmp \
  && tar -xzf /tmp/zhengmai-*.tgz -C /tmp

FROM ${NODE_IMAGE} AS app
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Compiled with the headers of this image: a ready-made binary would come from elsewhere, and no lock file would know it.
RUN npm ci --omit=dev --ignore-scripts \
  && npm_config_build_from_source=true npm_config_nodedir=/usr/local npm rebuild nodejieba \
  && rm -rf node_modules/nodejieba/build/Release/obj.target node_modules/onnxruntime-node/bin/napi-v3/darwin \
    node_modules/onnxruntime-node/bin/napi-v3/win32
COPY --from=package /tmp/package ./

FROM app AS model-mounted
RUN mkdir /models

FROM app AS model-baked
# A mirror of the hub, where the hub itself is out of reach.
ARG ZHENGMAI_MODEL_HUB=https://huggingface.co/
RUN ZHENGMAI_MODEL_HUB=${ZHENGMAI_MODEL_HUB} ZHENGMAI_MODEL_DIR=/models node dist/api/cli/main.js model fetch

FROM model-${MODEL} AS models

FROM ${NODE_IMAGE}
# Inside a container all addresses are its own; what is published, and to whom, is said where it is run.
ENV NODE_ENV=production \
  ZHENGMAI_HOST=0.0.0.0 \
  ZHENGMAI_PORT=4780 \
  ZHENGMAI_STORE=/data \
  ZHENGMAI_MODEL_DIR=/models
# Volumes take their first owner from here. By number: Kubernetes must see that it is not root.
RUN install --directory --owner=1000 --group=1000 /data /models
COPY --from=app /app /app
COPY --from=models --chown=1000:1000 /models /models
WORKDIR /data
USER 1000:1000
EXPOSE 4780
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ZHENGMAI_PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/api/cli/main.js"]
CMD ["serve"]
