FROM erlang:26 AS builder
WORKDIR /buzz
COPY . .
RUN rebar3 as prod release

FROM erlang:26-slim
COPY --from=builder /buzz/_build /buzz/_build
WORKDIR /buzz
CMD ["_build/prod/rel/buzz/bin/buzz", "foreground"]
