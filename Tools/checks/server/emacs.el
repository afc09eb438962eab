;;; -*- lexical-binding: t -*-
;; Opens a template in Emacs with the documented settings of eglot, applies the preferred action on its finding, and saves the file.
;; Run by `run`, with SETTINGS and FILE in the environment.

(require 'eglot)
(require 'flymake)

;; A package of its own brings the real one.
(define-derived-mode yaml-mode text-mode "YAML")
(load (getenv "SETTINGS") nil t t)
(setq eglot-sync-connect t eglot-send-changes-idle-time 0.05 make-backup-files nil)

(defun wait (what test)
  "Wait until TEST returns non-nil; WHAT names it."
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall test)) (< (float-time) end)) (accept-process-output nil 0.05))
    (unless (funcall test) (message "timeout: %s" what) (kill-emacs 1))))

(defun findings ()
  "The diagnostics of the buffer; without idle timers changes must be sent by hand."
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (flymake-diagnostics))

(find-file (getenv "FILE"))
(yaml-mode)
(apply #'eglot (eglot--guess-contact))
(flymake-mode 1)
(wait "a finding" (lambda () (= (length (findings)) 1)))
(let ((finding (car (findings))))
  (goto-char (flymake-diagnostic-beg finding))
  (message "%d:%d %s" (line-number-at-pos) (1+ (current-column)) (flymake-diagnostic-text finding)))

;; Typing is synchronized: the finding goes and comes back.
(save-excursion (insert "1"))
(wait "no finding after typing" (lambda () (null (findings))))
(delete-char 1)
(wait "the finding again" (lambda () (= (length (findings)) 1)))

(goto-char (flymake-diagnostic-beg (car (findings))))
(let* ((actions (eglot-code-actions (point) (point) "quickfix"))
       (preferred (seq-find (lambda (action) (eq (plist-get action :isPreferred) t)) actions)))
  (seq-do (lambda (action) (message "%s" (plist-get action :title))) actions)
  (eglot--apply-workspace-edit (plist-get preferred :edit)))
(wait "no finding" (lambda () (null (findings))))
(save-buffer)
(eglot-shutdown (eglot-current-server))
(kill-emacs 0)
