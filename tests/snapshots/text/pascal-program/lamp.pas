program lamp;
begin
  writeln('ready');
end.
