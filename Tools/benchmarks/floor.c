/* What a run can cost at the least, in C.
 *
 *   floor nothing          starts and ends
 *   floor events FILE...   libyaml's events of each file, all dropped
 *   floor measure FILE COMMAND
 *                          runs a command and writes to a file: wall and CPU seconds, peak KiB, exit status
 *
 * The measuring is done here because a process inherits the peak memory of the one that starts it: from an
 * interpreter nothing below the interpreter's own size could be seen.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

static void events(const char *path) {
  int descriptor = open(path, O_RDONLY);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status)) exit(2);
  unsigned char *bytes = malloc(status.st_size + 1);
  if (read(descriptor, bytes, status.st_size) != status.st_size) exit(2);
  close(descriptor);
  yaml_parser_t parser;
  yaml_event_t event;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, bytes, status.st_size);
  int isLast = 0;
  while (!isLast && yaml_parser_parse(&parser, &event)) {
    isLast = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  free(bytes);
}

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec * 1e-6; }

static int measure(const char *path, char **command) {
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = fork();
  if (child == 0) {
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, 0);
    dup2(nowhere, 1);
    dup2(nowhere, 2);
    execvp(command[0], command);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return 2;
  clock_gettime(CLOCK_MONOTONIC, &end);
  FILE *answer = fopen(path, "w");
  if (!answer) return 2;
  fprintf(answer, "%.6f %.6f %ld %d\n", end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) * 1e-9,
          seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
          WIFEXITED(status) ? WEXITSTATUS(status) : -1);
  return fclose(answer) ? 2 : 0;
}

int main(int count, char **arguments) {
  if (count < 2) return 2;
  if (!strcmp(arguments[1], "nothing")) return 0;
  if (count > 3 && !strcmp(arguments[1], "measure")) return measure(arguments[2], arguments + 3);
  if (strcmp(arguments[1], "events")) return 2;
  for (int index = 2; index < count; index++) events(arguments[index]);
  return 0;
}
